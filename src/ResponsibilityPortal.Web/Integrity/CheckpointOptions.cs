namespace ResponsibilityPortal.Web.Integrity;

/// <summary>The section <c>Checkpoints</c> of the configuration. docs/reference/configuration.md describes every key.</summary>
public sealed class CheckpointOptions
{
    public const string Section = "Checkpoints";

    /// <summary>The name of the setting for <see cref="Key"/>.</summary>
    public const string KeySetting = $"{Section}:{nameof(Key)}";

    /// <summary>
    /// A PEM file with the private key that signs checkpoints (ECDSA P-256), relative to the content root. Null for the portal's own.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>The keys of trusted witnesses in C2SP's form name+id+key, separated by spaces.</summary>
    public string? Witnesses { get; set; }
}
