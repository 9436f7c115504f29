using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Forms;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// The citizen has the result in hand: the dossier is closed. It goes the way the citizen chose; another way needs a reason, and
/// an electronic one a document and somebody who can fetch it.
/// </summary>
internal sealed class ReturnDossier(ResultDelivery delivery, Texts texts) : Act<Dossier, ReturnDossier.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("return", DossierPermissions.Return, At.Home, (int)StepKind.Returned) { Icon = "envelope-check" };

    /// <param name="Note">Into whose hands; personal, so it is a row and never stands in the log.</param>
    /// <param name="Way">How it went out; null: as the citizen chose.</param>
    /// <param name="Reason">Why another way than the chosen one.</param>
    internal sealed record Input(string? Note = null, ResultWay? Way = null, string? Reason = null);

    /// <param name="Note">Into whose hands it went; only officers read it.</param>
    /// <param name="Way">desk, post or electronic; none: as the citizen chose.</param>
    /// <param name="Reason">Needed when the way is not the one the citizen chose.</param>
    internal sealed record Body(
        string? Note = null, long? Revision = null, [property: OneOf<ResultWay>] string? Way = null, string? Reason = null)
        : IActBody<Input>
    {
        public Body() : this(null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(Note, ApiNames.Parse<ResultWay>(Way), Reason);
    }

    public override async ValueTask<Result> DoAsync(Dossier one, Input said, Acting on, CancellationToken ct)
    {
        if (said.Way is { } way && !Enum.IsDefined(way)) return DossierErrors.ResultWayUnknown;
        if (one.Refusal(DeskAct.Return, on.By.Id, on.Now) is { } refusal) return refusal;
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

    private string? Note(Input said, ResultWay chosen) => said.Way is not { } way || way == chosen
        ? said.Note
        : texts["dossiers.desk.return.note.instead",
            ("note", said.Note ?? ""), ("chosen", texts[$"dossiers.desk.return.{ApiNames.Of(chosen)}"]),
            ("reason", VietnameseText.Clean(said.Reason))].Trim();
}
