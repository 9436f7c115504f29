namespace OpenProvince.Operations.Contracts;

/// <summary>Permissions of the operations centre.</summary>
public static class OperationsPermissions
{
    /// <summary>See the board of an agency and everything below it.</summary>
    public const string Wall = "operations.wall";
}
