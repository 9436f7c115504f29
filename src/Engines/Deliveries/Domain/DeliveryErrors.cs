using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Domain;

/// <summary>Refusals of this module.</summary>
internal static class DeliveryErrors
{
    /// <summary>Somebody else may do it.</summary>
    public static readonly Error NotAllowed = Error.Forbidden("deliveries.not-allowed");

    /// <summary>There is no dead letter like that: it was sent anew already, or never was one.</summary>
    public static readonly Error NothingDead = Error.Conflict("deliveries.nothing-dead");
}

/// <summary>Reasons that the pump itself gives; a channel has its own.</summary>
internal static class Reasons
{
    public const string NoAnswer = "no-answer", Fault = "fault", NobodyThere = "nobody-there", NotComposed = "not-composed";
}
