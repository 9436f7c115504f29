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
internal sealed class ActRules(DossierDesk desk, PermissionDecision permissions, Texts texts)
{
    public IReadOnlyList<ActChoice> For(Dossier dossier, Actor actor) => [.. DeskActs.All.Select(info => Choice(dossier, actor, info))];

    public ActChoice Choice(Dossier dossier, Actor actor, DeskActInfo info)
    {
        var wrong = dossier.Refusal(info.Act, actor.Id, desk.Now);
        return new(
            info, wrong is null || wrong.Kind == ErrorKind.Forbidden, wrong ?? desk.Refusal(dossier, actor, info.Permission, info.Scope));
    }

    /// <summary>The reason in one sentence; for a missing permission also who has it.</summary>
    public string Words(ActChoice choice)
    {
        var error = choice.Refusal!;
        if (error.Code != DossierErrors.NotAllowed("", PermissionReason.Granted).Code) return texts.Error(error);
        var reason = error.Args.FirstOrDefault(arg => arg.Name == "reason").Value is PermissionReason known
            ? known
            : PermissionReason.RoleLacksPermission;
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
}
