using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>
/// Something a page may promise people only where this province really has it. The list is closed: a page, a module and the
/// command line name the same things, and a misspelt one stops the start.
/// </summary>
public sealed record Capability
{
    private Capability(string name) => Name = name;

    /// <summary>The name on the command line and in the catalogue's texts.</summary>
    public string Name { get; }

    /// <summary>The public post fetches papers and brings results, with the program keeping track of both.</summary>
    public static Capability PostDelivery { get; } = new("post-delivery");

    /// <summary>Text messages reach people.</summary>
    public static Capability Messages { get; } = new("messages");

    /// <summary>E-mail goes to people who gave an address.</summary>
    public static Capability Mail { get; } = new("mail");

    /// <summary>Fees are paid on the page.</summary>
    public static Capability OnlinePayment { get; } = new("online-payment");

    /// <summary>Papers and data about people are fetched from national databases.</summary>
    public static Capability DataLookUp { get; } = new("data-look-up");

    /// <summary>Who filed with an account downloads the electronic result there.</summary>
    public static Capability ResultDownload { get; } = new("result-download");

    public static IReadOnlyList<Capability> All { get; } = [PostDelivery, Messages, Mail, OnlinePayment, DataLookUp, ResultDownload];

    public static Capability? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    public override string ToString() => Name;
}

/// <summary>
/// What this province can do: what its modules bring (<see cref="CapabilityRegistration.AddCapability"/>) less what the operator
/// took out (<c>serve --without NAME</c>). What no module brings cannot be switched on.
/// </summary>
public sealed class Capabilities(IEnumerable<ProvidedCapability> provided, IEnumerable<WithheldCapability> withheld)
{
    private readonly HashSet<Capability> on = [.. provided.Select(one => one.Capability).Except(withheld.Select(one => one.Capability))];

    public bool Has(Capability capability) => on.Contains(capability);
}

/// <summary>A module brings it.</summary>
public sealed record ProvidedCapability(Capability Capability);

/// <summary>The operator took it out although a module brings it.</summary>
public sealed record WithheldCapability(Capability Capability);

public static class CapabilityRegistration
{
    /// <summary>The calling module makes this true.</summary>
    public static IServiceCollection AddCapability(this IServiceCollection services, Capability capability) =>
        services.AddSingleton(new ProvidedCapability(capability));

    /// <summary>Takes a capability out by its name.</summary>
    /// <exception cref="StartupException">There is none of that name; the sentence lists those there are.</exception>
    public static IServiceCollection WithoutCapability(this IServiceCollection services, string name) =>
        services.AddSingleton(new WithheldCapability(Capability.Find(name) ?? throw new StartupException(Error.Invalid(
            "agencies.capability-unknown", ("name", name), ("known", string.Join(", ", Capability.All.Select(one => one.Name)))))));
}
