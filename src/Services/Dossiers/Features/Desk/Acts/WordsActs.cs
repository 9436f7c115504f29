using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

internal sealed class WordsInput : ActInput
{
    public string? Reason { get; set; }
    public DayMonthYear? Limit { get; set; }
    public string? Ground { get; set; }
}

/// <summary>The acts whose form is a text field.</summary>
internal sealed class WordsActs(EndingActs ending, ApproveDossier approve, PaymentActs payment, CaseDesk<Dossier> desk)
{
    /// <summary>The day the rule gives a citizen when the officer names none.</summary>
    public DateOnly UsualLimit => desk.Now.LocalDay().AddDays(DossierRules.Current.SupplementDaysOn(desk.Now.LocalDay()).Usual);

    public Task<Result<Moved>> HandleAsync(DeskAct act, Target target, WordsInput input, Actor actor, CancellationToken ct) => act switch
    {
        DeskAct.RequestPayment => payment.RequestAsync(target, input, actor, ct),
        DeskAct.ConfirmPayment => payment.ConfirmAsync(target, actor, ct),
        DeskAct.Approve => desk.RunAsync(approve, target, new(input.Reason), actor, ct),
        _ => desk.RunAsync(ending.Of(act), target, new(input.Reason), actor, ct),
    };
}

/// <summary>The ways a dossier ends without a result, each with its words.</summary>
internal sealed class EndingActs(RefuseDossier refuse, StopDossier stop, CloseDossier close, WithdrawDossier withdraw)
{
    public Act<Dossier, ReasonBody> Of(DeskAct act) => act switch
    {
        DeskAct.Refuse => refuse,
        DeskAct.Stop => stop,
        DeskAct.Close => close,
        _ => withdraw,
    };
}

/// <summary>Money: asked for with a day, confirmed without words.</summary>
internal sealed class PaymentActs(RequestPayment request, ConfirmPayment confirm, CaseDesk<Dossier> desk)
{
    public Task<Result<Moved>> RequestAsync(Target target, WordsInput input, Actor actor, CancellationToken ct)
    {
        var limit = DeskDates.Read(input.Limit);
        return limit.IsError
            ? Task.FromResult<Result<Moved>>(limit.Error)
            : desk.RunAsync(request, target, new(input.Reason, limit.Value), actor, ct);
    }

    public Task<Result<Moved>> ConfirmAsync(Target target, Actor actor, CancellationToken ct) =>
        desk.RunAsync(confirm, target, new(), actor, ct);
}

/// <summary>Dates typed in three boxes.</summary>
internal static class DeskDates
{
    private static readonly Error Malformed = Error.Invalid("dossiers.desk-date-malformed").For("limit");

    /// <summary>The day, null when nothing was typed, or that it is no day.</summary>
    public static Result<DateOnly?> Read(DayMonthYear? typed, string field = "limit")
    {
        if (typed is null || typed.IsEmpty) return (DateOnly?)null;
        return typed.Date is { } date ? date : Malformed.For(field);
    }
}
