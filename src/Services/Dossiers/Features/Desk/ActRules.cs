using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>One act with why it cannot be done now; null reason: it can.</summary>
/// <param name="Fits">Whether the dossier is in a state for it, whoever looks.</param>
internal sealed record ActChoice(DeskActInfo Info, bool Fits, Error? Refusal)
{
    public bool Can => Refusal is null;
}

/// <summary>
/// Which acts a page offers. The aggregate has the last word when the form is sent; this says the same words beforehand, so
/// that nobody fills in a form in vain.
/// </summary>
internal sealed class ActRules(DossierDesk desk, PermissionDecision permissions, Texts texts)
{
    public IReadOnlyList<ActChoice> For(Dossier dossier, Actor actor) => [.. DeskActs.All.Select(info => Choice(dossier, actor, info))];

    public ActChoice Choice(Dossier dossier, Actor actor, DeskActInfo info)
    {
        var wrong = Unfit(dossier, info.Act, actor.Id, desk.Now);
        return new(info, wrong is null || wrong.Kind == ErrorKind.Forbidden, wrong ?? desk.Refusal(dossier, actor, info.Permission, info.Scope));
    }

    /// <summary>The reason in one sentence; for a missing permission also who has it.</summary>
    public string Words(ActChoice choice)
    {
        var error = choice.Refusal!;
        if (error.Code != DossierErrors.NotAllowed("", PermissionReason.Granted).Code) return texts.Error(error);
        var reason = error.Args.FirstOrDefault(arg => arg.Name == "reason").Value is PermissionReason known ? known : PermissionReason.RoleLacksPermission;
        return reason switch
        {
            PermissionReason.OutsideScope => texts["dossiers.desk.why.outside"],
            PermissionReason.OtherPost => texts["dossiers.desk.why.other-post"],
            _ => texts["dossiers.desk.why.role", ("roles", string.Join(", ", permissions.RolesThatHold(choice.Info.Permission)
                .Where(role => role != Roles.Citizen).Select(role => texts[$"agencies.role.{role}"])))],
        };
    }

    /// <summary>The act by which the dossier goes on.</summary>
    public static DeskAct? Step(Dossier dossier) => dossier.Next?.Action switch
    {
        NextAction.Reply => DeskAct.Accept,
        NextAction.HandOver => DeskAct.HandOver,
        NextAction.Appraise => DeskAct.Propose,
        NextAction.Approve => DeskAct.Approve,
        NextAction.Issue => DeskAct.Finish,
        NextAction.Return => DeskAct.Return,
        NextAction.AwaitSupplement => DeskAct.Supply,
        NextAction.AwaitPayment => DeskAct.ConfirmPayment,
        _ => null,
    };

    private static Error? Unfit(Dossier d, DeskAct act, string actor, Instant now) => act switch
    {
        DeskAct.Accept => In(d, DossierState.Registered, DossierState.SupplementRequired) ?? (d.IsAccepted ? Wrong(d) : NotSupplied(d)),
        DeskAct.Refuse => In(d, DossierState.Registered, DossierState.SupplementRequired)
            ?? (d.IsAccepted && d.SupplementLimit is { } limit && now <= limit ? DossierErrors.SupplementLimitRunning : null),
        DeskAct.Supplement => In(d, DossierState.Registered, DossierState.SupplementRequired, DossierState.Processing)
            ?? (d.State is DossierState.SupplementRequired && (d.IsAccepted || d.SuppliedAt is null) ? Wrong(d) : Decided(d)),
        DeskAct.Supply => In(d, DossierState.SupplementRequired) ?? (d.SuppliedAt is null ? null : Wrong(d)),
        DeskAct.HandOver => Here(d) ?? In(d, DossierState.Accepted, DossierState.Processing) ?? Decided(d),
        DeskAct.Propose => Here(d) ?? In(d, DossierState.Processing) ?? Decided(d) ?? (d.Proposer is null ? null : DossierErrors.AlreadyProposed),
        DeskAct.Approve => In(d, DossierState.Processing) ?? Decided(d) ?? (d.Proposer is null ? DossierErrors.NotProposed : null)
            ?? (d.Proposer == actor ? DossierErrors.ApproverIsProposer : null),
        DeskAct.Finish => In(d, DossierState.Processing) ?? (d.IsDecided ? null : DossierErrors.NotDecided),
        DeskAct.Return => In(d, DossierState.Completed),
        DeskAct.ConfirmPayment => In(d, DossierState.FinancialObligation),
        DeskAct.Withdraw => In(d, DossierState.Registered, DossierState.Accepted, DossierState.Processing,
            DossierState.SupplementRequired, DossierState.FinancialObligation) ?? Decided(d),
        _ => In(d, DossierState.Processing) ?? Decided(d),
    };

    private static Error? In(Dossier d, params ReadOnlySpan<DossierState> states) => states.Contains(d.State) ? null : Wrong(d);

    private static Error Wrong(Dossier d) => DossierErrors.WrongState(d.State);

    private static Error? Decided(Dossier d) => d.IsDecided ? DossierErrors.AlreadyDecided : null;

    private static Error? NotSupplied(Dossier d) => d.State is DossierState.SupplementRequired && d.SuppliedAt is null ? DossierErrors.NotYetSupplied : null;

    private static Error? Here(Dossier d) => d.Custody == Custody.Followed ? DossierErrors.FollowedElsewhere : null;
}
