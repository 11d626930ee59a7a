namespace ResponsibilityPortal.Domain.Audit;

/// <summary>The last entry of a stream, which the next one continues.</summary>
public sealed record AuditHead(string Stream, long Sequence, string Hash)
{
    /// <summary>The previous hash in entry 1: 64 zeros.</summary>
    public static string GenesisHash { get; } = new('0', Canonical.Sha256Hash.Length);

    /// <summary>The head of a stream without entries.</summary>
    public static AuditHead Genesis(string stream) => new(stream, 0, GenesisHash);
}
