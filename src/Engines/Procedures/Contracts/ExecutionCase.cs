namespace OpenProvince.Procedures.Contracts;

/// <summary>A case (trường hợp) of a procedure, with its own channels, terms, fees and papers. The first case is the usual one.</summary>
public sealed record ExecutionCase(
    string Code,
    string Name,
    IReadOnlyList<ExecutionMethod> Methods,
    IReadOnlyList<DossierComponent> Components)
{
    /// <summary>A channel the catalogue does not list falls back to the first one: the desk, which every procedure has.</summary>
    public ExecutionMethod Method(SubmissionMethod method) => Methods.FirstOrDefault(m => m.Method == method) ?? Methods[0];
}

/// <summary>A way of filing with its own term and money.</summary>
public sealed record ExecutionMethod(SubmissionMethod Method, ProcessingTerm Term, IReadOnlyList<FeeLine> Fees);

/// <summary>How a filing is made.</summary>
// Law: NĐ 61/2018, art. 16 — direct, online or by post
public enum SubmissionMethod { Direct = 1, Online = 2, Post = 3 }

/// <summary>How long the office has.</summary>
/// <param name="Note">What the number alone does not say, e.g. "nhận sau 15:00: trả vào ngày làm việc tiếp theo".</param>
public sealed record ProcessingTerm(TermUnit Unit, int Amount, string? Note);

/// <summary>What a term is counted in.</summary>
public enum TermUnit { SameDay = 1, WorkingHour = 2, WorkingDay = 3, CalendarDay = 4, Month = 5 }
