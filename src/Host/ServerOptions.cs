using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Server;

/// <summary>What one start of the program was asked for.</summary>
public sealed record ServerOptions
{
    public required DatabaseTarget Target { get; init; }

    /// <summary>The pack an empty folder is seeded with.</summary>
    public string Province { get; init; } = "bac-kan";

    /// <summary>Whether a province that is seeded now gets weeks of work behind it; development only.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether somebody named that province; then another one in the data is worth a word.</summary>
    public bool ProvinceAsked { get; init; }

    /// <summary>Loopback port; 0 takes a free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Addresses to listen on instead of loopback, as Kestrel writes them.</summary>
    public string? Urls { get; init; }

    /// <summary>Whose word about scheme and address of a request is taken; loopback when nothing else is said.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = BehindProxy.Loopback;

    /// <summary>What one request, address and account may ask.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>The address people know this program by; null: the one each request names.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Gigabytes of uploads that may wait to be filed, citizens' and officers' each; null keeps the default.</summary>
    public int? UnfiledGigabytes { get; init; }

    /// <summary>Names of capabilities that pages must not promise although a module brings them.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The operator's OTLP collector; null sends nothing and measures nothing.</summary>
    public Uri? Collector { get; init; }

    /// <summary>Where security events are sent as they come; null is nowhere.</summary>
    public SyslogTarget? Syslog { get; init; }

    /// <summary>The province's mail server; null sends no mail and promises none.</summary>
    public OpenProvince.Deliveries.Contracts.MailTarget? Mail { get; init; }

    /// <summary>Backups this server takes by itself; null takes none.</summary>
    public OpenProvince.Backups.Contracts.BackupSchedule? Backup { get; init; }

    /// <summary>Older than this the last good backup is said to be too old; null says nothing.</summary>
    public TimeSpan? BackupMaxAge { get; init; }

    /// <summary>Where the clock starts; null is now. Development only.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Another clock altogether; tests turn it by hand.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>Demo accounts, the component sheet and <c>--clock</c> exist in development only.</summary>
    public bool Development { get; init; }

    /// <summary>Keys for programs made while seeding: user name → key; tests and measurements use them.</summary>
    public IReadOnlyDictionary<string, string>? ApiTokens { get; init; }

    /// <summary>Password of the account <c>admin</c> that a province without demo accounts starts with.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>Write lane settings; tests make its disk slow.</summary>
    public SqliteLaneOptions? Lane { get; init; }
}
