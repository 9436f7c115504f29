namespace OpenProvince.Time.Contracts;

/// <summary>Finds the agencies a calendar decision names. Implemented by the agency directory, which stands above this project.</summary>
public interface IAgencyCodes
{
    /// <summary>The agency with this identifier in office today, or null.</summary>
    ValueTask<long?> FindAsync(string code, CancellationToken ct = default);
}
