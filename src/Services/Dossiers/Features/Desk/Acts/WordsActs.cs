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
internal sealed class WordsActs(EndingActs ending, ApproveDossier.Handler approve, PaymentActs payment, Clock clock)
{
    /// <summary>The day the rule gives a citizen when the officer names none.</summary>
    public DateOnly UsualLimit => clock.Now.LocalDay().AddDays(DossierRules.Current.SupplementDaysOn(clock.Now.LocalDay()).Usual);

    public Task<Result<Moved>> HandleAsync(DeskAct act, Target target, WordsInput input, Actor actor, CancellationToken ct) => act switch
    {
        DeskAct.Approve => approve.HandleAsync(new(target, input.Reason), actor, ct),
        DeskAct.RequestPayment => payment.RequestAsync(target, input, actor, ct),
        DeskAct.ConfirmPayment => payment.ConfirmAsync(target, actor, ct),
        _ => ending.HandleAsync(act, target, input.Reason, actor, ct),
    };
}

/// <summary>The ways a dossier ends without a result, each with its words.</summary>
internal sealed class EndingActs(
    RefuseDossier.Handler refuse, StopDossier.Handler stop, CloseDossier.Handler close, WithdrawDossier.Handler withdraw)
{
    public Task<Result<Moved>> HandleAsync(DeskAct act, Target target, string? reason, Actor actor, CancellationToken ct) => act switch
    {
        DeskAct.Refuse => refuse.HandleAsync(new(target, reason), actor, ct),
        DeskAct.Stop => stop.HandleAsync(new(target, reason), actor, ct),
        DeskAct.Close => close.HandleAsync(new(target, reason), actor, ct),
        _ => withdraw.HandleAsync(new(target, reason), actor, ct),
    };
}

/// <summary>Money: asked for with a day, confirmed without words.</summary>
internal sealed class PaymentActs(RequestPayment.Handler request, ConfirmPayment.Handler confirm)
{
    public Task<Result<Moved>> RequestAsync(Target target, WordsInput input, Actor actor, CancellationToken ct)
    {
        var limit = DeskDates.Read(input.Limit);
        return limit.IsError
            ? Task.FromResult<Result<Moved>>(limit.Error)
            : request.HandleAsync(new(target, input.Reason, limit.Value), actor, ct);
    }

    public Task<Result<Moved>> ConfirmAsync(Target target, Actor actor, CancellationToken ct) =>
        confirm.HandleAsync(new(target), actor, ct);
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
