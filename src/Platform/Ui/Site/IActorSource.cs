using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Who is looking at the page. Implemented by the module that signs people in; without one everybody is anonymous.</summary>
public interface IActorSource
{
    ValueTask<Actor> CurrentAsync(CancellationToken ct);
}

internal sealed class AnonymousActorSource : IActorSource
{
    public ValueTask<Actor> CurrentAsync(CancellationToken ct) => ValueTask.FromResult(Actor.Anonymous);
}
