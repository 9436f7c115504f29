namespace OpenProvince.Procedures.Contracts;

/// <summary>
/// One line of money due. Amounts are integer đồng; a province's council may set its own amount, kept in the fees file of
/// that province, so <see cref="SetByProvince"/> marks the lines whose default here is only a common value.
/// </summary>
public sealed record FeeLine(
    string Code,
    string Name,
    FeeKind Kind,
    long Amount,
    string Per,
    FeeStep? Then,
    long? Maximum,
    bool SetByProvince,
    string? Note)
{
    /// <summary>
    /// Money for a quantity of one item: the first units at the base price, the rest at the lower one, never above the maximum.
    /// </summary>
    public long For(int quantity)
    {
        var basic = Then is null ? quantity : Math.Min(quantity, Then.After);
        var total = basic * Amount + (quantity - basic) * (Then?.Amount ?? 0);
        return Maximum is { } max ? Math.Min(total, max) : total;
    }
}

/// <summary>From the unit after <paramref name="After"/> on, each further unit costs <paramref name="Amount"/>.</summary>
public sealed record FeeStep(int After, long Amount);

/// <summary>Lệ phí or phí.</summary>
public enum FeeKind { Fee = 1, Charge = 2 }
