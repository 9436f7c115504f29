namespace OpenProvince.Procedures.Contracts;

/// <summary>How a fee is counted: by which answer, and how many times over.</summary>
/// <param name="Per">The unit as the fee line names it.</param>
/// <param name="Count">The answer with the number of units of one item.</param>
/// <param name="Times">The answer with the number of items; none: one.</param>
public sealed record FeeUnit(string Per, string Count, string? Times = null);

/// <summary>A fee line with the money it comes to.</summary>
/// <param name="Amount">In đồng; null while a number it depends on is not known.</param>
/// <param name="Count">Units of one item; 1 where the line is not counted.</param>
/// <param name="Times">Items.</param>
public sealed record Charge(FeeLine Line, long? Amount, int Count = 1, int Times = 1)
{
    public bool IsCounted { get; init; }
}

/// <summary>The units that are counted, from Catalogue/fee-units.json. A unit that is not in it is due once a dossier.</summary>
public sealed class FeeUnits(IReadOnlyList<FeeUnit> all)
{
    public IEnumerable<string> FieldsOf(FeeLine line) => all.FirstOrDefault(unit => unit.Per == line.Per) is not { } known
        || line.Amount == 0 ? []
        : known.Times is null ? [known.Count] : [known.Count, known.Times];

    /// <summary>What the line comes to with these answers: first units at the base price, the cap for each item.</summary>
    public Charge Of(FeeLine line, IReadOnlyDictionary<string, string> answers)
    {
        if (all.FirstOrDefault(unit => unit.Per == line.Per) is not { } known || line.Amount == 0) return new(line, line.Amount);
        if (Number(answers, known.Count) is not { } count || (known.Times is { } field ? Number(answers, field) : 1) is not { } times)
            return new(line, null) { IsCounted = true };
        return new(line, line.For(count) * times, count, times) { IsCounted = true };
    }

    private static int? Number(IReadOnlyDictionary<string, string> answers, string field) =>
        answers.TryGetValue(field, out var text) && Kernel.WholeNumber.TryRead(text.Trim(), out var number) && number > 0 ? number : null;
}
