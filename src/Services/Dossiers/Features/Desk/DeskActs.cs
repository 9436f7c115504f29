using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Features.Desk;

/// <param name="Slug">Last part of the address, and of the text keys.</param>
/// <param name="Key">Single key on queue and dossier page; the act that moves the dossier on answers to C as well.</param>
internal sealed record DeskActInfo(
    DeskAct Act, string Slug, string Permission, At At, string Icon, string? Key = null, bool Danger = false)
{
    /// <summary>Nothing in writing left the house: the toast offers to take it back.</summary>
    public bool CanUndo { get; init; }
}

internal static class DeskActs
{
    public static readonly IReadOnlyList<DeskActInfo> All =
    [
        new(DeskAct.Accept, "accept", DossierPermissions.Accept, At.Home, "check2", "t"),
        new(DeskAct.Supply, "supply", DossierPermissions.Supply, At.Holder, "file-earmark-plus"),
        new(DeskAct.HandOver, "hand-over", DossierPermissions.HandOver, At.Holder, "send") { CanUndo = true },
        new(DeskAct.Propose, "propose", DossierPermissions.Propose, At.Holder, "pencil-square") { CanUndo = true },
        new(DeskAct.Approve, "approve", DossierPermissions.Approve, At.Holder, "patch-check") { CanUndo = true },
        new(DeskAct.Finish, "finish", DossierPermissions.Finish, At.Holder, "check-circle"),
        new(DeskAct.Return, "return", DossierPermissions.Return, At.Home, "envelope-check") { CanUndo = true },
        new(DeskAct.ConfirmPayment, "confirm-payment", DossierPermissions.Payment, At.Holder, "cash-coin"),
        new(DeskAct.Supplement, "supplement", DossierPermissions.RequestSupplement, At.Holder, "file-earmark-plus", "b"),
        new(DeskAct.RequestPayment, "request-payment", DossierPermissions.Payment, At.Holder, "cash-coin"),
        new(DeskAct.Withdraw, "withdraw", DossierPermissions.WithdrawForOthers, At.Home, "box-arrow-left"),
        new(DeskAct.Refuse, "refuse", DossierPermissions.Refuse, At.Home, "x-octagon", "x", true),
        new(DeskAct.Close, "close", DossierPermissions.Refuse, At.Home, "slash-circle", "x", true),
        new(DeskAct.Stop, "stop", DossierPermissions.Stop, At.Holder, "slash-circle", "x", true),
    ];

    public static DeskActInfo Of(DeskAct act) => All.First(one => one.Act == act);
}
