namespace OpenProvince.Agencies.Domain;

internal static class Passwords
{
    /// <summary>Length beats character classes; the lockout stops guessing.</summary>
    public const int MinLength = 10;
}
