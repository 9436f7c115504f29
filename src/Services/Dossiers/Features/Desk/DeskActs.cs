using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>An act as the aggregate knows it, with what its verb says of itself.</summary>
internal sealed record DeskActInfo(DeskAct Act, ActFacts Facts)
{
    /// <summary>Last part of the address, and of the text keys.</summary>
    public string Slug => Facts.Page ?? Facts.Verb;

    /// <summary>Nothing in writing left the house: the toast offers to take it back.</summary>
    public bool CanUndo => Lines.Of(Facts.Line).UndoneBy is not null;
}

/// <summary>Every act, in the order in which pages and programs are offered them.</summary>
internal static class DeskActs
{
    public static readonly IReadOnlyList<DeskActInfo> All =
    [
        new(DeskAct.Accept, AcceptDossier.About), new(DeskAct.Supply, SupplyDossier.About), new(DeskAct.HandOver, HandOverDossier.About),
        new(DeskAct.Propose, ProposeDossier.About), new(DeskAct.Approve, ApproveDossier.About), new(DeskAct.Finish, FinishDossier.About),
        new(DeskAct.Return, ReturnDossier.About), new(DeskAct.ConfirmPayment, ConfirmPayment.About),
        new(DeskAct.Supplement, RequestSupplement.About), new(DeskAct.RequestPayment, RequestPayment.About),
        new(DeskAct.Withdraw, WithdrawDossier.About), new(DeskAct.Refuse, RefuseDossier.About), new(DeskAct.Close, CloseDossier.About),
        new(DeskAct.Stop, StopDossier.About),
    ];

    public static DeskActInfo Of(DeskAct act) => All.First(one => one.Act == act);
}
