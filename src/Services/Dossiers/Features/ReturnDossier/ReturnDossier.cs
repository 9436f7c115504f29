using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// The citizen has the result in hand: the dossier is closed. It goes the way the citizen chose; another way needs a reason, and
/// an electronic one a document and somebody who can fetch it.
/// </summary>
internal sealed class ReturnDossier(ResultDelivery delivery, PaperNames names, IPersons persons, Texts texts)
    : Act<Dossier, ReturnDossier.Input>(About), IActFacts
{
    public static ActFacts About { get; } = new("return", DossierPermissions.Return, At.Home, (int)StepKind.Returned)
        { Does = (int)NextAction.Return, Icon = "envelope-check" };

    /// <param name="Way">How it went out; null: as the citizen chose.</param>
    /// <param name="Reason">Why another way than the chosen one.</param>
    /// <param name="To">Into whose hands; personal, so it is a row and never stands in the log.</param>
    /// <param name="Paper">What that person showed.</param>
    /// <param name="Note">The same in a program's own words.</param>
    internal sealed record Input(
        [Asked] ResultWay? Way = null, [OneLine(300)] string? Reason = null, [OneLine(200), Asked] string? To = null,
        [OneLine(200)] string? Paper = null, [NotInForm] string? Note = null);

    /// <param name="Note">Into whose hands it went; only officers read it.</param>
    /// <param name="Way">desk, post or electronic; none: as the citizen chose.</param>
    /// <param name="Reason">Needed when the way is not the one the citizen chose.</param>
    internal sealed record Body(
        string? Note = null, long? Revision = null, [property: OneOf<ResultWay>] string? Way = null, string? Reason = null)
        : IActBody<Input>
    {
        public Body() : this(null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(ApiNames.Parse<ResultWay>(Way), Reason, Note: Note);
    }

    /// <summary>
    /// The citizen's choice comes first. Nothing that cannot be done: an electronic result needs its document and an account, the post a
    /// procedure that uses it.
    /// </summary>
    public override async ValueTask PrepareAsync(ActSheet sheet, Dossier one, Actor actor, CancellationToken ct)
    {
        var chosen = await delivery.ChosenAsync(one, ct);
        List<ResultWay> ways = [ResultWay.Desk];
        if (names.ProcedureOf(one)?.PostalReturn == true) ways.Add(ResultWay.Post);
        if (await delivery.HasDocumentAsync(one, ct) && await delivery.CanBeClaimedAsync(one, ct)) ways.Add(ResultWay.Electronic);
        sheet.Offer(nameof(Input.Way), [.. ways.Append(chosen).Distinct().Order().Select(way => new Choice(ApiNames.Of(way), Name(way)))],
            ApiNames.Of(chosen));
        sheet.Propose(nameof(Input.To), (await persons.FindManyAsync([new(one.Owner)], ct)).Values.FirstOrDefault()?.Data.Name);
    }

    public override async ValueTask<Result> DoAsync(Dossier one, Input said, Acting on, CancellationToken ct)
    {
        if (said.Way is { } way && !Enum.IsDefined(way)) return DossierErrors.ResultWayUnknown;
        if (one.Refusal(StepKind.Returned, on.By, on.Now) is { } refusal) return refusal;
        var chosen = await delivery.ChosenAsync(one, ct);
        if (await WrongWayAsync(one, said, chosen, ct) is { } wrong) return wrong;
        var note = Reason.Optional(Note(said, chosen));
        return note.IsError ? note.Error : one.Return(on.By, on.Now, note.Value);
    }

    private async Task<Error?> WrongWayAsync(Dossier one, Input said, ResultWay chosen, CancellationToken ct)
    {
        List<Error> wrong = [];
        if (said.Way is { } other && other != chosen && VietnameseText.Clean(said.Reason).Length == 0)
            wrong.Add(DossierErrors.OtherWayReasonMissing);
        if ((said.Way ?? chosen) is ResultWay.Electronic)
        {
            if (!await delivery.HasDocumentAsync(one, ct)) wrong.Add(DossierErrors.ResultNoDocument);
            else if (!await delivery.CanBeClaimedAsync(one, ct)) wrong.Add(DossierErrors.ResultNotClaimable);
        }
        return Error.All(wrong);
    }

    private string? Note(Input said, ResultWay chosen)
    {
        var note = VietnameseText.Clean(said.To) is { Length: > 0 } to ? Handed(said, to, said.Way ?? chosen) : said.Note;
        return said.Way is not { } way || way == chosen
            ? note
            : texts["dossiers.desk.return.note.instead",
                ("note", note ?? ""), ("chosen", Name(chosen)), ("reason", VietnameseText.Clean(said.Reason))].Trim();
    }

    private string Handed(Input said, string to, ResultWay way)
    {
        var note = texts["dossiers.desk.return.note", ("how", Name(way)), ("to", to)];
        return VietnameseText.Clean(said.Paper) is { Length: > 0 } paper
            ? texts["dossiers.desk.return.note.paper", ("note", note), ("paper", paper)]
            : note;
    }

    private string Name(ResultWay way) => texts[$"dossiers.act.return.way.{ApiNames.Of(way)}"];
}
