namespace OpenProvince.Time;

/// <summary>Data files that come with the program.</summary>
internal static class BuiltInData
{
    public static string Read(string name)
    {
        using var stream = typeof(BuiltInData).Assembly.GetManifestResourceStream($"OpenProvince.Time.{name}")
            ?? throw new InvalidOperationException($"Embedded file {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
