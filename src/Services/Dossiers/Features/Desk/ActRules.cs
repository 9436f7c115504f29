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
/// Which acts a page offers: the aggregate is asked before the form, so that nobody fills it in in vain, and again when it
/// is sent.
/// </summary>
internal sealed class ActRules(CaseAccess<Dossier> access, Clock clock, PermissionDecision permissions, Texts texts)
{
    public IReadOnlyList<ActChoice> For(Dossier dossier, Actor actor) => [.. DeskActs.All.Select(info => Choice(dossier, actor, info))];

    public ActChoice Choice(Dossier dossier, Actor actor, DeskActInfo info)
    {
        var wrong = dossier.Refusal(info.Act, actor.Id, clock.Now);
        return new(
            info, wrong is null || wrong.Kind == ErrorKind.Forbidden,
            wrong ?? access.Refusal(dossier, actor, info.Facts));
    }

    /// <summary>The reason in one sentence; for a missing permission also who has it.</summary>
    public string Words(ActChoice choice, Dossier dossier)
    {
        var error = choice.Refusal!;
        if (error.Code == DossierErrors.WrongState(dossier.State).Code)
            return texts[$"dossiers.desk.why.{First(dossier, choice.Info.Act)}"];
        if (error.Code != CaseErrors.NotAllowed("", PermissionReason.Granted).Code) return texts.Error(error);
        var reason = error.Args.FirstOrDefault(arg => arg.Name == "reason").Value is PermissionReason known
            ? known
            : PermissionReason.RoleLacksPermission;
        return reason switch
        {
            PermissionReason.OutsideScope => texts["dossiers.desk.why.outside"],
            PermissionReason.OtherPost => texts["dossiers.desk.why.other-post"],
            _ => texts["dossiers.desk.why.role", ("roles", string.Join(", ", permissions.RolesThatHold(choice.Info.Facts.Permission)
                .Where(role => role != Roles.Citizen).Select(role => texts[$"agencies.role.{role}"])))],
        };
    }

    /// <summary>What has to be done before this act, or why it is not for an open dossier in this state.</summary>
    private static string First(Dossier dossier, DeskAct act) => (act, dossier.State) switch
    {
        (DeskAct.Accept or DeskAct.Refuse, _) => "accepted",
        (DeskAct.Close, DossierState.SupplementRequired) => "refuse",
        (DeskAct.Supply or DeskAct.Close, _) => "nothing-asked",
        (DeskAct.ConfirmPayment, _) => "no-payment",
        (_, DossierState.SupplementRequired) when dossier.SuppliedAt is null => "papers",
        (_, DossierState.FinancialObligation) => "payment",
        (_, DossierState.Accepted) => "not-handed-over",
        (_, DossierState.Processing) => "no-result",
        _ => "not-accepted",
    };

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
}
