using Microsoft.Extensions.Logging;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Deliveries.Data;
using OpenProvince.Deliveries.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Features;

/// <summary>One try of one delivery: compose, send, write down what came of it.</summary>
internal sealed partial class DeliveryTry(
    DeliveryStore store, IEnumerable<IDeliverySource> sources, ChannelStates states, TimeProvider time, ILogger<DeliveryTry> logger)
{
    public async Task RunAsync(IChannel channel, DeliveryRow one, CancellationToken ct)
    {
        var (outcome, gone) = (default(Outcome), false);
        try
        {
            // Written down before: where nothing can be written, nothing is sent, or the same would go out again and again.
            var begun = await store.BeginAsync(one, time.Now() + channel.Patience, ct);
            // Taken back, or ended by another node, in this moment.
            if (begun.Error?.Code == KernelErrors.Stale.Code) return;
            begun.OrThrow();
            var source = sources.Single(source => source.Name == one.Source);
            if (await source.ComposeAsync(channel.Name, one.Reference, ct) is { } content)
                outcome = await SendAsync(channel, one.Id, new(one.Key, one.FiledAt, content), ct);
            else gone = true;
        }
        catch (Exception e) when (!DatabaseFault.IsOutage(e) && e is not WriteRefusedException && !ct.IsCancellationRequested)
        {
            LogFault(logger, one.Id, channel.Name, e);
            outcome = new Outcome.Later(Reasons.NotComposed);
        }
        // What was sent is written down also when the server ends in this moment.
        var marked = gone
            ? await store.GoneAsync(one, Reasons.NobodyThere, time.Now(), CancellationToken.None)
            : await MarkAsync(channel, one, outcome!);
        marked.OrThrow();
    }

    private async Task<Outcome> SendAsync(IChannel channel, long id, Outgoing outgoing, CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(channel.Patience);
        try
        {
            return await channel.SendAsync(outgoing, limited.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Outcome.Later(Reasons.NoAnswer);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFault(logger, id, channel.Name, e);
            return new Outcome.Later(Reasons.Fault);
        }
    }

    private async Task<Result> MarkAsync(IChannel channel, DeliveryRow one, Outcome outcome)
    {
        var now = time.Now();
        if (outcome is Outcome.Down down)
        {
            states.Fail(channel.Name, now, RetryRule.OfChannel);
            return await store.DownAsync(one, down.Reason, now, CancellationToken.None);
        }
        states.Up(channel.Name);
        return outcome switch
        {
            Outcome.Sent sent => await store.SentAsync(one, sent.Proof, now, CancellationToken.None),
            Outcome.Never never => await store.DeadAsync(one, never.Reason, now, CancellationToken.None),
            Outcome.Later later when RetryRule.OfDelivery.IsOver(one.FirstTryAt ?? now, now) =>
                await store.DeadAsync(one, later.Reason, now, CancellationToken.None),
            Outcome.Later later => await store.AgainAsync(
                one, later.Reason, now, RetryRule.OfDelivery.Next(one.Attempts + 1, now, one.Id), CancellationToken.None),
            _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome"),
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Id} by {Channel} broke")]
    private static partial void LogFault(ILogger logger, long id, string channel, Exception e);
}
