namespace OpenProvince.Dossiers.Domain;

/// <summary>
/// The timeline as citizens read it, signed in or by code and phone. Somebody who only knows code and phone must not learn
/// who collected a result, and nobody outside reads what officers write to each other: a reason is shown only where the
/// law gives it to the citizen in writing, and officers stay without ids. A step that was taken back within its minute is the
/// office's own (docs/adr/0010).
/// </summary>
internal static class CitizenSteps
{
    /// <summary>What a citizen may see of these lines; on the pages and through the API alike.</summary>
    /// <param name="steps">Newest first.</param>
    public static IReadOnlyList<StepLine> ForCitizens(this IEnumerable<StepLine> steps) =>
        [.. Undoing.Standing(steps).Where(line => line.Kind is not StepKind.Passed).Select(Shown)];

    private static StepLine Shown(StepLine step) =>
        step with { Actor = "", HolderOfficer = null, Reason = Lines.Of(step.Kind).TellsReason ? step.Reason : null };
}
