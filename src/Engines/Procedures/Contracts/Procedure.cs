namespace OpenProvince.Procedures.Contracts;

/// <summary>One version of an administrative procedure (thủ tục hành chính) with everything a dossier needs from it.</summary>
public sealed record Procedure
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    /// <summary>How people call it, without the official "Thủ tục …" in front; used for headings and lists.</summary>
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required ProcedureField Field { get; init; }
    public required Validity Validity { get; init; }
    /// <summary>True until the entry was imported from the national catalogue: every page says so.</summary>
    public required bool Unofficial { get; init; }
    public required Handling Handling { get; init; }
    public required OnlineLevel OnlineLevel { get; init; }
    public required bool SameDay { get; init; }
    /// <summary>The post fetches the papers; as the procedure allows and this province can do.</summary>
    public required bool PostalIntake { get; init; }
    /// <summary>The post brings the result; as the procedure allows and this province can do.</summary>
    public required bool PostalReturn { get; init; }
    /// <summary>Who files with an account downloads the result there; as this province can do.</summary>
    public required bool ElectronicReturn { get; init; }
    public required IReadOnlyList<ApplicantKind> Applicants { get; init; }
    public required IReadOnlyList<ExecutionCase> Cases { get; init; }
    public required IReadOnlyList<ExecutionStep> Steps { get; init; }
    public required IReadOnlyList<string> Results { get; init; }
    public required IReadOnlyList<LegalBasis> LegalBases { get; init; }
    public required IReadOnlyList<string> Conditions { get; init; }
    public required IReadOnlyList<string> Keywords { get; init; }
    /// <summary>Codes of procedures that do more in one filing (liên thông).</summary>
    public required IReadOnlyList<string> Bundles { get; init; }

    /// <summary>Null: as the rules in force at reception say.</summary>
    public SupplementClock? OnSupplement { get; init; }

    public ExecutionCase DefaultCase => Cases[0];

    public ExecutionCase Case(string? code) => Cases.FirstOrDefault(c => c.Code == code) ?? DefaultCase;

    public ProcessingTerm Term(string? caseCode, SubmissionMethod method) => Case(caseCode).Method(method).Term;

    public Competence CompetentIn(TierModel tiers) => tiers == TierModel.ThreeTiers ? Handling.ThreeTiers : Handling.TwoTiers;

    public bool Accepts(SubmissionMethod method) => Cases.Any(c => c.Methods.Any(m => m.Method == method));
}

/// <summary>A field of administration (lĩnh vực).</summary>
public sealed record ProcedureField(string Code, string Name);

/// <summary>First and last local day on which this version applies; no last day means still in force.</summary>
public sealed record Validity(DateOnly From, DateOnly? To)
{
    public bool Covers(DateOnly day) => day >= From && (To is null || day <= To);
}

/// <summary>One step as the procedure describes it.</summary>
public sealed record ExecutionStep(string Title, string Text);

/// <summary>A document the procedure stands on.</summary>
public sealed record LegalBasis(string Number, string Name);

/// <summary>What the procedure's own law does with the time when missing papers come: go on, or begin again.</summary>
public enum SupplementClock { Resume = 1, Restart = 2 }

/// <summary>How much of it can be done online.</summary>
public enum OnlineLevel { InfoOnly = 0, Partial = 1, Full = 2 }

/// <summary>Who may ask for it.</summary>
public enum ApplicantKind { Citizen = 1, Foreigner = 2, Business = 3, Cooperative = 4, Organisation = 5, Agency = 6 }
