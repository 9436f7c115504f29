namespace OpenProvince.Kernel;

/// <summary>The caller's idempotency key with a fingerprint (SHA-256) of the request it stands for.</summary>
public readonly record struct RequestKey(string Value, byte[] Request);
