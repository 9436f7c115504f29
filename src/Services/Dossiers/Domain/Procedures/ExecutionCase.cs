namespace OpenProvince.Dossiers.Domain.Procedures;

/// <summary>A case (trường hợp) of a procedure, with its own channels, terms, fees and papers. The first case is the usual one.</summary>
internal sealed record ExecutionCase(
    string Code,
    string Name,
    IReadOnlyList<ExecutionMethod> Methods,
    IReadOnlyList<DossierComponent> Components)
{
    /// <summary>A channel the catalogue does not list falls back to the first one: the desk, which every procedure has.</summary>
    public ExecutionMethod Method(SubmissionMethod method) => Methods.FirstOrDefault(m => m.Method == method) ?? Methods[0];
}

internal sealed record ExecutionMethod(SubmissionMethod Method, ProcessingTerm Term, IReadOnlyList<FeeLine> Fees);

// Law: NĐ 61/2018, art. 16 — direct, online or by post
internal enum SubmissionMethod { Direct = 1, Online = 2, Post = 3 }

/// <param name="Note">What the number alone does not say, e.g. "nhận sau 15:00: trả vào ngày làm việc tiếp theo".</param>
internal sealed record ProcessingTerm(TermUnit Unit, int Amount, string? Note);

internal enum TermUnit { SameDay = 1, WorkingHour = 2, WorkingDay = 3, CalendarDay = 4, Month = 5 }
