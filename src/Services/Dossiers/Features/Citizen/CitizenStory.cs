using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>What a citizen is told: the same words on page, list, receipt, slip and in the API.</summary>
/// <param name="Eyebrow">What the headline measures.</param>
/// <param name="Headline">The one thing to know, short.</param>
/// <param name="Text">Whose turn it is and what is so.</param>
/// <param name="Until">By when, with the date; null when nothing runs any more.</param>
/// <param name="Next">What comes next, or what to do.</param>
/// <param name="Line">All of it in one line, for lists.</param>
internal sealed record Told(
    WaitsFor WaitsFor, string Eyebrow, string Headline, string Text, string? Until, string Next, string Line, DueText? Chip);

/// <summary>The box of a receipt: a day that runs, or while none does how the dossier stands.</summary>
/// <param name="At">The answer owed or the promise; null when neither runs.</param>
/// <param name="State">Said instead of a day.</param>
internal sealed record ReceiptBox(string Label, Instant? At, string State = "");

/// <summary>
/// The only place that knows the sentences a citizen is told in each situation (docs/adr/0015); tests/Unit/Dossiers/CitizenSentences.md
/// is the table of all of them.
/// </summary>
internal sealed class CitizenStory(Texts texts, CitizenWords words, DeadlineWords deadlines, Capabilities capabilities)
{
    /// <param name="one">The facts.</param>
    /// <param name="way">How the result comes back.</param>
    /// <param name="place">The receiving desk, by name.</param>
    public Told Tell(CitizenSituation one, ResultWay way = ResultWay.Desk, string place = "")
    {
        var key = $"dossiers.told.{(int)one.Kind}";
        var text = texts[$"{key}.text", ("place", place), ("sent", At(one.SentAt)), ("paused", At(one.PausedAt)),
            ("returned", At(one.ReturnedAt)), ("limit", At(one.Limit))];
        return new Told(one.WaitsFor, Eyebrow(one), Headline(one), text, Until(one), Next(one, way, place), Line(one), Chip(one));
    }

    /// <summary>A receipt that is printed again says what holds then: no promise that stands still, no answer that was given.</summary>
    public ReceiptBox OnReceipt(CitizenSituation one) => one switch
    {
        { Latest: not null, Until: { } reply } => new(texts["dossiers.told.receipt.reply"], reply),
        { Due: { } due } when one.WaitsFor is WaitsFor.Office || one.FinishedAt is not null => new(texts["dossiers.told.receipt.due"], due),
        _ => new(texts["dossiers.told.receipt.state"], null, Line(one)),
    };

    /// <summary>What the slip that asks for papers says about time, before or after acceptance.</summary>
    public string OnSupplementSlip(bool accepted) => texts[accepted ? "dossiers.told.slip.in-work" : "dossiers.told.slip.first"];

    private string Eyebrow(CitizenSituation one) => texts[(one.WaitsFor, one.IsLate, one.Latest) switch
    {
        (WaitsFor.You, _, _) => "dossiers.told.eyebrow.you",
        (WaitsFor.Office, true, not null) => "dossiers.told.eyebrow.reply-late",
        (WaitsFor.Office, true, _) => "dossiers.told.eyebrow.late",
        (WaitsFor.Office, false, not null) => "dossiers.told.eyebrow.reply",
        (WaitsFor.Office, false, _) => "dossiers.told.eyebrow.left",
        _ => "dossiers.told.eyebrow.result",
    }];

    private string Headline(CitizenSituation one) => one switch
    {
        { WaitsFor: WaitsFor.You, Until: { } until } =>
            texts[one.IsLate ? "dossiers.told.headline.you-late" : $"dossiers.told.{(int)one.Kind}.headline",
                ("until", words.FullMoment(until))],
        { WaitsFor: WaitsFor.Office, Left: { } left } => OfLeft(left),
        { Kind: SituationKind.Ready or SituationKind.Returned, Granted: { } granted } =>
            texts[granted ? "dossiers.told.headline.granted" : "dossiers.told.headline.denied"],
        _ => texts[$"dossiers.told.{(int)one.Kind}.headline"],
    };

    private string OfLeft(Standing left)
    {
        var amount = deadlines.Amount(left.Time);
        if (!left.IsOver) return amount.Length == 0 ? deadlines.Of(left) : amount;
        return amount.Length == 0 ? texts["dossiers.told.headline.just-late"] : texts["dossiers.told.headline.late", ("amount", amount)];
    }

    private string? Until(CitizenSituation one) => one switch
    {
        { WaitsFor: WaitsFor.You, Until: { } until } =>
            texts[one.IsLate ? "dossiers.told.until.you-late" : $"dossiers.told.{(int)one.Kind}.until", ("until", words.FullMoment(until))],
        { Latest: { } latest, Until: { } reply } => one.IsLate
            ? texts["dossiers.told.until.reply-late", ("until", words.FullMoment(reply))]
            : words.Promise(reply, latest),
        { WaitsFor: WaitsFor.Office, Until: { } due } =>
            texts[one.IsLate ? "dossiers.told.until.late" : "dossiers.told.until.due", ("until", words.FullMoment(due))],
        { FinishedAt: { } at, Due: { } due, Timeliness: { } judged } =>
            texts["dossiers.told.until.finished", ("at", words.FullMoment(at)), ("due", words.FullMoment(due)),
                ("judged", deadlines.Of(judged).ToLower(System.Globalization.CultureInfo.CurrentUICulture))],
        _ => null,
    };

    private string Next(CitizenSituation one, ResultWay way, string place)
    {
        if (one.Kind == SituationKind.Ready)
            return texts[$"dossiers.told.next.ready.{WayOf(one, way)}", ("place", place)];
        if (one.Kind == SituationKind.AskedToPay)
            return texts[capabilities.Has(Capability.OnlinePayment) ? "dossiers.told.next.pay-online" : "dossiers.told.next.pay-desk",
                ("place", place)];
        if (one.IsLate)
            return texts[one.WaitsFor == WaitsFor.You
                ? "dossiers.told.next.you-late"
                : one.Latest is null ? "dossiers.told.next.late" : "dossiers.told.next.reply-late"];
        return texts[one.WaitsFor == WaitsFor.Office ? "dossiers.told.next.wait" : $"dossiers.told.{(int)one.Kind}.next", ("place", place)];
    }

    /// <summary>
    /// A refusal is a paper with its reasons: what the way promised holds for it too, but never a download that does not exist.
    /// </summary>
    private string WayOf(CitizenSituation one, ResultWay way) => way switch
    {
        ResultWay.Electronic when capabilities.Has(Capability.ResultDownload) && one.HasDocument => "online",
        ResultWay.Post when capabilities.Has(Capability.PostDelivery) => "post",
        _ => "desk",
    };

    private string Line(CitizenSituation one) => one switch
    {
        { Kind: SituationKind.Ready or SituationKind.Returned } when one.Granted is not null || one.Kind == SituationKind.Ready =>
            $"{Headline(one)}. {texts[$"dossiers.told.{(int)one.Kind}.line"]}",
        { WaitsFor: WaitsFor.Office, IsLate: true } => $"{Headline(one)}. {Until(one)}",
        { Kind: SituationKind.SentFirst or SituationKind.SentInWork, SentAt: { } sent } =>
            texts["dossiers.told.line.sent", ("at", words.FullMoment(sent))],
        { Latest: not null, Until: { } reply } => texts["dossiers.told.line.reply", ("until", words.FullMoment(reply))],
        { Until: not null } => Until(one)!,
        _ => Headline(one),
    };

    private DueText? Chip(CitizenSituation one) => one switch
    {
        { WaitsFor: WaitsFor.You } => new DueText(DueKind.Near, texts["dossiers.told.chip.you"]),
        { Left: { } left } => new DueText(left.State switch
        {
            DeadlineState.Overdue => DueKind.Over,
            DeadlineState.NearDeadline => DueKind.Near,
            _ => DueKind.Within,
        }, texts[left.State switch
        {
            DeadlineState.Overdue => "dossiers.told.chip.late",
            DeadlineState.NearDeadline => "dossiers.told.chip.near",
            _ => "dossiers.told.chip.within"
        }]),
        { Timeliness: { } judged } => new DueText(judged == Timeliness.Late ? DueKind.Late : DueKind.Done, deadlines.Of(judged)),
        _ => null,
    };

    private string At(Instant? at) => at is { } known ? words.FullMoment(known) : "";
}
