namespace OpenProvince.Cases.Contracts;

/// <summary>The engine's tables that conditions and proofs of services name; each row has the case's number in <c>case_id</c>.</summary>
public static class CaseTables
{
    /// <summary>
    /// Lines of timelines: case_id, version, kind, actor, actor_agency, at, recorded_at, then the case after it, reason.
    /// </summary>
    public const string Steps = "cases_step";

    /// <summary>Words of decisions: id, case_id, text.</summary>
    public const string Reasons = "cases_reason";

    /// <summary>The agency that answers for a case now, from its state row.</summary>
    public static string HomeOf(ICaseRow row) => $"coalesce(home_now, {row.Home})";

    /// <summary>Condition over a state row: it has not ended.</summary>
    public const string Open = "bucket < 3";
}
