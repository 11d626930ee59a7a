using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The portal was started. Until the next start, these settings decide its controls.</summary>
/// <param name="Release">Version of the program.</param>
/// <param name="Settings">Every setting that affects a control, by its full name, ordered by name.</param>
/// <param name="Certificate">SHA-256 of the certificate that PDF files are signed with; null when there is none yet, or files are not
/// signed.</param>
/// <param name="CheckpointKey">The ID of the key that signs checkpoints; null when there is none.</param>
/// <param name="Checkpoints">The number of the last checkpoint; 0 for none.</param>
/// <param name="LastCheckpoint">SHA-256 of the text of that checkpoint; null for none. Entries of earlier releases have neither
/// value.</param>
public sealed record PortalStarted(
    string Release,
    ValueList<KeyValuePair<string, string>> Settings,
    string? Certificate,
    string? CheckpointKey,
    long Checkpoints = 0,
    string? LastCheckpoint = null
) : AuditFact(ActionName, "portal")
{
    public const string ActionName = "portal.started";

    /// <summary>Returns the setting with that name; null when it was not recorded.</summary>
    public string? this[string name] => Settings.Where(setting => setting.Key == name).Select(setting => setting.Value).FirstOrDefault();

    internal static PortalStarted Read(FactData data) =>
        new(
            data.Text("release"),
            data.Texts("settings").Select(Setting).ToValueList(),
            data.TextOrNone("certificate"),
            data.TextOrNone("checkpointKey"),
            data.LongOrNone("checkpoints") ?? 0,
            data.TextOrNone("lastCheckpoint")
        );

    public override JsonObject Data() =>
        new()
        {
            ["release"] = Release,
            ["settings"] = new JsonArray([.. Settings.Select(setting => JsonValue.Create($"{setting.Key}={setting.Value}"))]),
            ["certificate"] = Certificate,
            ["checkpointKey"] = CheckpointKey,
            ["checkpoints"] = Checkpoints,
            ["lastCheckpoint"] = LastCheckpoint,
        };

    private static KeyValuePair<string, string> Setting(string text) =>
        text.Split('=', 2) is [var name, var value]
            ? KeyValuePair.Create(name, value)
            : throw new FormatException($"The setting '{text}' has no value.");
}
