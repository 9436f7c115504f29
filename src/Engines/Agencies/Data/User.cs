namespace OpenProvince.Agencies.Data;

/// <summary>An account. Everything about the person stands in the persons table.</summary>
internal sealed class User
{
    public long Id { get; set; }

    public string UserName { get; set; } = "";

    public string NormalizedUserName { get; set; } = "";

    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    public string ConcurrencyStamp { get; set; } = "";

    public long Person { get; set; }

    /// <summary>Null for a citizen.</summary>
    public long? Staff { get; set; }

    /// <summary>The post used last, offered again at the next sign-in.</summary>
    public long? ActiveAgency { get; set; }

    public string? ActiveRole { get; set; }

    /// <summary>Not null: the password was given out by somebody else and has to be replaced before this moment, in microseconds.</summary>
    public long? TemporaryUntil { get; set; }
}
