using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>
/// Keeps the phone or identity number somebody looked for out of addresses, and so out of histories, logs and links that are passed
/// on: the address carries it sealed. Names and codes stay readable.
/// </summary>
internal sealed class SearchSeal(IDataProtectionProvider protection) : ISearchSeal
{
    private const char Mark = '~';
    private readonly IDataProtector seal = protection.CreateProtector("OpenProvince.Dossiers.Search");

    /// <summary>The text as it may stand in an address.</summary>
    public string InAddress(string text) => SearchedText.NamesPerson(text) ? $"{Mark}{seal.Protect(text)}" : text;

    /// <summary>What was looked for; null when nothing was or a seal does not open, for instance after the keys were replaced.</summary>
    public string? Read(string? fromAddress)
    {
        var written = VietnameseText.Clean(fromAddress);
        if (written.Length == 0 || written[0] != Mark) return written.Length == 0 ? null : written;
        try
        {
            return seal.Unprotect(written[1..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
