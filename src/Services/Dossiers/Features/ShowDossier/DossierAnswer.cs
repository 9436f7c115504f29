using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>A dossier as a program reads it.</summary>
internal sealed record DossierAnswer(
    RowAnswer Dossier, string? Submitter, IReadOnlyList<StepAnswer> Timeline, IReadOnlyList<PaperAnswer> Papers, ResultAnswer? Result,
    [property: ActVerbs] IReadOnlyList<string> Acts)
{
    public static DossierAnswer Of(DossierDetails details, IAgencies agencies) => new(
        RowAnswer.Of(details.Row, agencies), details.Submitter?.Data.Name, [.. details.Steps.Select(step => StepAnswer.Of(step, agencies))],
        [.. details.Papers.Select(PaperAnswer.Of)], details.Result is { } result ? ResultAnswer.Of(result) : null, details.Acts);
}

/// <param name="Version">The revision that brought it.</param>
/// <param name="File">Its scan: <c>/api/files/{id}</c>.</param>
internal sealed record PaperAnswer(long Version, string Component, int Originals, int CertifiedCopies, int Photocopies, string? File)
{
    public static PaperAnswer Of(PaperLine paper) => new(
        paper.Version, paper.Component, paper.Originals, paper.CertifiedCopies, paper.Photocopies,
        paper.File is { } file ? ApiJson.Id(file) : null);
}

/// <param name="File">The document: <c>/api/files/{id}</c>.</param>
internal sealed record ResultAnswer(bool Granted, string? Number, string? File)
{
    public static ResultAnswer Of(ResultLine result) =>
        new(result.Granted, result.Number, result.File is { } file ? ApiJson.Id(file) : null);
}

/// <summary>
/// One line of a list. <c>Standing</c> is within-deadline, near-deadline, overdue or paused; <c>Told</c> stands in the citizen's own list.
/// </summary>
internal sealed record RowAnswer(
    string Id, string Code, long Revision, [property: OneOf<DossierState>(Numbers = true)] int State,
    [property: OneOf<Channel>] string Channel,
    string Procedure, string ProcedureTitle, string Owner, string? ReceivedBy, HolderAnswer? Holder, NextAnswer? Next,
    DateTimeOffset FiledAt, DateTimeOffset? Due, DateTimeOffset? FinishedAt,
    [property: OneOf<Timeliness>] string? Timeliness, [property: OneOf<DeadlineState>] string? Standing, ToldAnswer? Told = null)
{
    public static RowAnswer Of(DossierRow row, IAgencies agencies) => new(
        ApiJson.Id(row.Id.Value), row.Code, row.Revision, (int)row.State, ApiNames.Of(row.Channel), row.Procedure, row.ProcedureTitle,
        row.OwnerName,
        agencies.Find(row.ReceivedBy)?.Code,
        row.HolderAgency is { } at ? new HolderAnswer(agencies.Find(at)?.Code, row.HolderOfficer) : null,
        row.Next is { } next ? new NextAnswer(ApiNames.Of(next), ApiJson.Local(row.NextDue!.Value)) : null,
        ApiJson.Local(row.FiledAt), ApiJson.Local(row.Due), ApiJson.Local(row.FinishedAt),
        row.Timeliness is { } judged ? ApiNames.Of(judged) : null, row.Standing is { } standing ? ApiNames.Of(standing.State) : null);
}

/// <summary>What the citizen's pages say, in the language of the request. <c>WaitsFor</c> is you, collect, office or nobody.</summary>
internal sealed record ToldAnswer([property: OneOf<WaitsFor>] string WaitsFor, string Headline, string Text, string? Until, string Next)
{
    public static ToldAnswer Of(Told told) => new(ApiNames.Of(told.WaitsFor), told.Headline, told.Text, told.Until, told.Next);
}

internal sealed record StepAnswer(
    long Revision, [property: OneOf<StepKind>] string Kind, string Actor, DateTimeOffset At, DateTimeOffset RecordedAt,
    [property: OneOf<DossierState>(Numbers = true)] int State, HolderAnswer? Holder, DateTimeOffset? Due, string? Reason)
{
    public static StepAnswer Of(StepLine step, IAgencies agencies) => new(
        step.Version, ApiNames.Of(step.Kind), step.Actor, ApiJson.Local(step.At), ApiJson.Local(step.RecordedAt), (int)step.State,
        step.HolderAgency is { } at ? new HolderAnswer(agencies.Find(new AgencyId(at))?.Code, step.HolderOfficer) : null,
        ApiJson.Local(step.Due), step.Reason);
}
