namespace OpenProvince.Ui;

/// <summary>
/// What one request, one address and one account may ask of the program: the one place where these numbers stand. What a
/// stored file may be stands in <c>FileLimits</c>. <c>serve --limit name=number</c> changes the ones in <see cref="Named"/>.
/// </summary>
public sealed record RequestLimits
{
    /// <summary>Bytes of a form without its files.</summary>
    public int FormBytes { get; init; } = 256 * 1024;

    /// <summary>Characters of one field of a form; what a field really takes is said by its own rule, beside it.</summary>
    public int FieldLength { get; init; } = 64 * 1024;

    /// <summary>Fields of one form.</summary>
    public int Fields { get; init; } = 1024;

    /// <summary>Files of one form.</summary>
    public int FormFiles { get; init; } = 64;

    /// <summary>Bytes of one text field that stands before the file of an upload: tokens and revisions.</summary>
    public int UploadFieldBytes { get; init; } = 8 * 1024;

    /// <summary>Bytes of a JSON body; files go to an address of their own.</summary>
    public int JsonBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of a JSON body that anybody may send without a key.</summary>
    public int OpenJsonBytes { get; init; } = 16 * 1024;

    /// <summary>Within this time a form without files has arrived.</summary>
    public TimeSpan FormTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The same for who has not signed in.</summary>
    public TimeSpan StrangersFormTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Bytes a second, on average, that who has not signed in sends at least of any body; slower ones are ended.</summary>
    public int StrangersRate { get; init; } = 2 * 1024;

    /// <summary>So long a body may take before its rate is looked at; more than a second.</summary>
    public TimeSpan StrangersGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of a refused body that are read and thrown away, so that the sender gets an answer and not a broken line.</summary>
    public long ThrownAway { get; init; } = 256L * 1024 * 1024;

    /// <summary>The same for a form that should have been small.</summary>
    public long ThrownAwayForm { get; init; } = 8L * 1024 * 1024;

    /// <summary>
    /// Bytes being read at once for one address that has not signed in: two of the longest forms. Files count with
    /// <see cref="StreamWeight"/>.
    /// </summary>
    public int AddressInFlight { get; init; } = 512 * 1024;

    /// <summary>Bytes being read at once for one account that signed in.</summary>
    public int SenderInFlight { get; init; } = 2 * 1024 * 1024;

    /// <summary>Bytes being read at once for everybody who has not signed in.</summary>
    public int StrangersInFlight { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes being read at once for all citizens; anybody can make such an account.</summary>
    public int CitizensInFlight { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes being read at once for the office.</summary>
    public int OfficeInFlight { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Bytes the server reads ahead on one connection, whatever room the body got: a line nobody reads from holds no more than this.
    /// </summary>
    public int ReadAhead { get; init; } = 64 * 1024;

    /// <summary>Memory that a file on its way to the disk takes, in bytes.</summary>
    public int StreamWeight { get; init; } = 64 * 1024;

    /// <summary>Bytes that a body without a length is counted with until it shows to be longer.</summary>
    public int Peek { get; init; } = 8 * 1024;

    /// <summary>How long a request waits for its turn before it is told to come again.</summary>
    public TimeSpan Turn { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Posts a minute from one address that has not signed in.</summary>
    public int Posts { get; init; } = 300;

    /// <summary>Dossiers a citizen's account may file on one day.</summary>
    public int FilingsPerAccount { get; init; } = 30;

    /// <summary>Dossiers that citizens may file on one day from one address: accounts are free, addresses are not.</summary>
    public int FilingsPerAddress { get; init; } = 300;

    /// <summary>The limits an administrator may change, by the name the option takes.</summary>
    public static IReadOnlyDictionary<string, Func<RequestLimits, int, RequestLimits>> Named { get; } =
        new Dictionary<string, Func<RequestLimits, int, RequestLimits>>(StringComparer.Ordinal)
        {
            ["posts-per-minute"] = (limits, number) => limits with { Posts = number },
            ["filings-per-account"] = (limits, number) => limits with { FilingsPerAccount = number },
            ["filings-per-address"] = (limits, number) => limits with { FilingsPerAddress = number },
        };
}
