using NpgsqlTypes;

namespace OpenProvince.Kernel;

/// <summary>
/// A parameter of a statement that writes, with its type also when it is null. The PostgreSQL driver runs a prepared statement
/// only for the parameter types it was prepared with; an untyped null is another type, and the server would parse and plan the
/// statement anew each time a deadline or a holder is missing.
/// </summary>
public readonly struct SqlValue
{
    private SqlValue(NpgsqlDbType type, object? content) => (Type, Content) = (type, content);

    internal NpgsqlDbType Type { get; }

    internal object? Content { get; }

    public static implicit operator SqlValue(long value) => new(NpgsqlDbType.Bigint, value);

    public static implicit operator SqlValue(long? value) => new(NpgsqlDbType.Bigint, value);

    public static implicit operator SqlValue(int value) => new(NpgsqlDbType.Integer, value);

    public static implicit operator SqlValue(int? value) => new(NpgsqlDbType.Integer, value);

    public static implicit operator SqlValue(Instant value) => new(NpgsqlDbType.Bigint, value.Micros);

    public static implicit operator SqlValue(Instant? value) => new(NpgsqlDbType.Bigint, value?.Micros);

    public static implicit operator SqlValue(string? value) => new(NpgsqlDbType.Text, value);

    public static implicit operator SqlValue(byte[]? value) => new(NpgsqlDbType.Bytea, value);

    /// <summary>A column of many rows; PostgreSQL only.</summary>
    public static implicit operator SqlValue(long[] values) => new(NpgsqlDbType.Array | NpgsqlDbType.Bigint, values);

    /// <inheritdoc cref="op_Implicit(long[])"/>
    public static implicit operator SqlValue(long?[] values) => new(NpgsqlDbType.Array | NpgsqlDbType.Bigint, values);

    /// <inheritdoc cref="op_Implicit(long[])"/>
    public static implicit operator SqlValue(string?[] values) => new(NpgsqlDbType.Array | NpgsqlDbType.Text, values);
}
