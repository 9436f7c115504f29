using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>Money is owed before the work can go on; the time until it is paid is not the office's.</summary>
internal sealed class RequestPayment() : Act<Dossier, RequestPayment.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("request-payment", DossierPermissions.Payment, At.Holder, (int)StepKind.PaymentRequested) { Icon = "cash-coin" };

    /// <param name="Limit">Last local day for the citizen; null takes the rule's.</param>
    internal sealed record Input(string Reason, DateOnly? Limit = null);

    /// <param name="Limit">Last day for the citizen, yyyy-MM-dd.</param>
    internal sealed record Body([property: ApiRequired] string? Reason = null, DateOnly? Limit = null, long? Revision = null)
        : IActBody<Input>
    {
        public Body() : this(null, null, null) { }

        public Input Said(IAgencies agencies) => new(Reason ?? "", Limit);
    }

    public override ValueTask PrepareAsync(ActSheet sheet, Dossier one, Actor actor, CancellationToken ct)
    {
        sheet.Propose(nameof(Input.Limit), SupplementLimit.Usual(sheet.Now));
        return ValueTask.CompletedTask;
    }

    protected override Result Do(Dossier one, Input said, Acting on)
    {
        var reason = Reason.Of(said.Reason);
        if (reason.IsError) return reason.Error;
        var limit = SupplementLimit.Of(said.Limit, on.Now);
        return limit.IsError ? limit.Error : one.RequestPayment(on.By, on.Now, on.Clock, reason.Value, limit.Value);
    }
}
