namespace OpenProvince.Procedures.Contracts;

/// <summary>What a provincial council decided on fees: it replaces the default amount of a line, never adds one.</summary>
/// <param name="Province">Code of the province in the list of administrative units.</param>
/// <param name="Lines">By procedure code, or "*" for every procedure that has the line.</param>
public sealed record ProvinceFees(string Province, string Decision, bool Unofficial, IReadOnlyList<ProvinceFee> Lines)
{
    public FeeLine Apply(string procedure, SubmissionMethod method, FeeLine line, DateOnly day)
    {
        var own = Lines.LastOrDefault(l => l.Fee == line.Code && l.Validity.Covers(day)
            && (l.Procedure == procedure || l.Procedure == "*")
            && (l.Method is null || l.Method == method));
        return own is null ? line : line with { Amount = own.Amount, SetByProvince = true };
    }
}

/// <summary>One amount of such a decision; a procedure of "*" means every one that has the line.</summary>
public sealed record ProvinceFee(
    string Procedure, string Fee, long Amount, DateOnly From, DateOnly? To = null, SubmissionMethod? Method = null)
{
    public Validity Validity => new(From, To);
}
