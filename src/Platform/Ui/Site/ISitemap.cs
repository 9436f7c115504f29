namespace OpenProvince.Ui;

/// <summary>Registered by modules: which of their public pages search engines should know.</summary>
public interface ISitemap
{
    /// <summary>Addresses of this site, from the first slash on.</summary>
    IEnumerable<string> Addresses(DateOnly today);
}

/// <summary>Pages that are always there.</summary>
public sealed class FixedPages(params string[] addresses) : ISitemap
{
    public IEnumerable<string> Addresses(DateOnly today) => addresses;
}
