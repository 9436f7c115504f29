using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Host;

/// <summary>A server that ends, in whatever way, does not complain that its own work was told to end.</summary>
public sealed class QuietEndTests
{
    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task Nothing_is_said_of_work_that_was_told_to_end(DatabaseEngine engine, bool toldFirst)
    {
        var log = new Log();
        await using var province = await Province.StartAsync(engine, with: options => options with
        {
            Syslog = SyslogTarget.Parse("udp://127.0.0.1:9"), BackupMaxAge = TimeSpan.FromDays(1),
        });
        await province.StopAsync();
        await province.StartAsync(services => services.AddSingleton<ILoggerProvider>(log));
        await Task.Delay(200, TestContext.Current.CancellationToken);

        if (toldFirst) await province.StopAsync();
        else await province.DropAsync();
        await Task.Delay(200, TestContext.Current.CancellationToken);

        Assert.Empty(log.Lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text));
    }

    private sealed class Log : ILoggerProvider
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Writer(Log log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                log.Lines.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception}"));
        }
    }
}
