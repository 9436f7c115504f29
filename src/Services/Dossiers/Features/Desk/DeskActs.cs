using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Features.Desk;

/// <param name="Slug">Last part of the address, and of the text keys.</param>
/// <param name="Key">Single key on queue and dossier page; the act that moves the dossier on answers to C as well.</param>
internal sealed record DeskActInfo(
    DeskAct Act, string Slug, string Permission, Scope Scope, string Icon, string? Key = null, bool Danger = false)
{
    /// <summary>Nothing in writing left the house: the toast offers to take it back.</summary>
    public bool CanUndo { get; init; }
}

internal static class DeskActs
{
    public static readonly IReadOnlyList<DeskActInfo> All =
    [
        new(DeskAct.Accept, "accept", DossierPermissions.Accept, Scope.Receiving, "check2", "t"),
        new(DeskAct.Supply, "supply", DossierPermissions.Supply, Scope.Holding, "file-earmark-plus"),
        new(DeskAct.HandOver, "hand-over", DossierPermissions.HandOver, Scope.Holding, "send") { CanUndo = true },
        new(DeskAct.Propose, "propose", DossierPermissions.Propose, Scope.Holding, "pencil-square") { CanUndo = true },
        new(DeskAct.Approve, "approve", DossierPermissions.Approve, Scope.Holding, "patch-check") { CanUndo = true },
        new(DeskAct.Finish, "finish", DossierPermissions.Finish, Scope.Holding, "check-circle"),
        new(DeskAct.Return, "return", DossierPermissions.Return, Scope.Receiving, "envelope-check") { CanUndo = true },
        new(DeskAct.ConfirmPayment, "confirm-payment", DossierPermissions.Payment, Scope.Holding, "cash-coin"),
        new(DeskAct.Supplement, "supplement", DossierPermissions.RequestSupplement, Scope.Holding, "file-earmark-plus", "b"),
        new(DeskAct.RequestPayment, "request-payment", DossierPermissions.Payment, Scope.Holding, "cash-coin"),
        new(DeskAct.Withdraw, "withdraw", DossierPermissions.WithdrawForOthers, Scope.Receiving, "box-arrow-left"),
        new(DeskAct.Refuse, "refuse", DossierPermissions.Refuse, Scope.Receiving, "x-octagon", "x", true),
        new(DeskAct.Close, "close", DossierPermissions.Refuse, Scope.Receiving, "slash-circle", "x", true),
        new(DeskAct.Stop, "stop", DossierPermissions.Stop, Scope.Holding, "slash-circle", "x", true),
    ];

    public static DeskActInfo Of(DeskAct act) => All.First(one => one.Act == act);
}
