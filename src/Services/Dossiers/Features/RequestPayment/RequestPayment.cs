using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>Money is owed before the work can go on; the time until it is paid is not the office's.</summary>
internal sealed class RequestPayment() : Act<Dossier, RequestPayment.Body>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("request-payment", DossierPermissions.Payment, At.Holder, (int)StepKind.PaymentRequested) { Icon = "cash-coin" };

    /// <param name="Limit">Last day for the citizen, yyyy-MM-dd.</param>
    internal sealed record Body([property: ApiRequired] string? Reason = null, DateOnly? Limit = null, long? Revision = null) : IActBody
    {
        public Body() : this(null, null, null) { }
    }

    protected override Result Do(Dossier one, Body said, Acting on)
    {
        var reason = Reason.Of(said.Reason);
        if (reason.IsError) return reason.Error;
        var limit = SupplementLimit.Of(said.Limit, on.Now);
        return limit.IsError ? limit.Error : one.RequestPayment(on.By, on.Now, on.Clock, reason.Value, limit.Value);
    }
}
