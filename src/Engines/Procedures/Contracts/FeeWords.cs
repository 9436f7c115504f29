using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Procedures.Contracts;

/// <summary>
/// What a dossier costs, computed from its answers: the same figure before filing, on the receipt and on the slip.
/// </summary>
public sealed class FeeWords(ProcedureCatalogue catalogue, FeeUnits units, IAgencies agencies, Texts texts)
{
    /// <summary>The lines of the case that cost something, at the rates of that day and for that way of filing.</summary>
    public IReadOnlyList<Charge> Charges(
        Procedure procedure, string? caseCode, SubmissionMethod method, IReadOnlyDictionary<string, string> answers, DateOnly day) =>
        [.. catalogue.Fees(procedure, caseCode, method, agencies.Province.AdminUnit, day)
            .Where(line => line.Amount > 0).Select(line => units.Of(line, answers))];

    /// <summary>All of it in đồng; null while a number it depends on is not known.</summary>
    public static long? Total(IReadOnlyList<Charge> charges) =>
        charges.Any(one => one.Amount is null) ? null : charges.Sum(one => one.Amount);

    /// <summary>"12.000 đ (2 bản, mỗi bản 4 trang)", or what one unit costs while the number is not known.</summary>
    public string Of(IReadOnlyList<Charge> charges) => charges switch
    {
        [] => texts["procedures.fee.none"],
        [var only] => One(only),
        _ => Total(charges) is { } total
            ? texts["procedures.fee.total", ("total", Number(total)), ("lines", Lines(charges))]
            : Lines(charges),
    };

    /// <summary>What one unit costs, for the question that asks their number; null where no fee is counted by it.</summary>
    public string? Each(IReadOnlyList<Charge> charges, FormQuestion question)
    {
        var lines = charges.Select(one => one.Line)
            .Where(line => units.FieldsOf(line).Any(code => question.Fields.Any(field => field.Code == code)))
            .Select(line => $"{Each(line)} {line.Note}".Trim()).ToList();
        return lines.Count == 0 ? null : string.Join(" ", lines);
    }

    private string Each(FeeLine line) =>
        texts["procedures.fee.each", ("name", line.Name), ("amount", Number(line.Amount)), ("per", line.Per)];

    private string Lines(IReadOnlyList<Charge> charges) => string.Join("; ", charges.Select(one => $"{one.Line.Name} {One(one)}"));

    private string One(Charge charge)
    {
        if (charge.Amount is not { } amount)
            return texts["procedures.fee.open", ("amount", Number(charge.Line.Amount)), ("per", charge.Line.Per)];
        if (!charge.IsCounted) return texts["procedures.fee.amount", ("amount", Number(amount))];
        return texts[charge.Times == 1 ? "procedures.fee.counted" : "procedures.fee.counted-times",
            ("amount", Number(amount)), ("count", Number(charge.Count)), ("per", charge.Line.Per), ("times", Number(charge.Times))];
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
