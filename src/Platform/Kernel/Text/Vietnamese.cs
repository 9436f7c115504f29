using System.Globalization;

namespace OpenProvince.Kernel;

/// <summary>
/// Words that are Vietnamese whatever the reader's language: papers whose form the law prescribes. Everything said inside the
/// scope is; at its end the reader's language is back.
/// </summary>
public static class Vietnamese
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Dispose it in the same method: it changes the culture of this flow of execution.</summary>
    public static Scope Words()
    {
        var before = new Scope(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Culture, Culture);
        return before;
    }

    /// <summary>The culture to go back to.</summary>
    public readonly struct Scope(CultureInfo culture, CultureInfo words) : IDisposable
    {
        public void Dispose()
        {
            if (culture is not null) (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }
}
