namespace OpenProvince.Cases.Contracts;

/// <summary>The columns every state row of a case has, with their short names in events.</summary>
public static class CaseColumns
{
    /// <summary>Changed by acts, in the order of <see cref="Case.RestoreShared"/>.</summary>
    public static readonly IReadOnlyList<(CaseColumn Column, string InEvent)> Shared =
    [
        (new("state", false), "state"), (new("holder_agency", false), "unit"), (new("holder_officer", true), "who"),
        (new("next_action", false), "next"), (new("next_due", false), "until"),
        (new("due", false), "due"), (new("calendar_version", false), "calendar"), (new("rule_version", false), "rules"),
        (new("accepted_at", false), "accepted"), (new("near_at", false), "near"), (new("paused_at", false), "paused"),
        (new("pauses", false), "pauses"), (new("remaining", false), "left"), (new("not_by", true), "proposer"),
        (new("finished_at", false), "finished"), (new("timeliness", false), "timeliness"),
        (new("home_now", false), "home"),
    ];

    /// <summary>Place of <c>pauses</c> in <see cref="Shared"/>: the one that begins with 0 and not with nothing.</summary>
    public const int Pauses = 11;
}
