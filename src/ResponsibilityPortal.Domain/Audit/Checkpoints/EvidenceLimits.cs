using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// What the portal's checks don't cover or can't know. Every result ends with these sentences, so that it isn't taken for more than it is.
/// </summary>
public static class EvidenceLimits
{
    /// <summary>The heading of the list.</summary>
    public const string Title = "Not checked";

    /// <summary>Limits of a check of the log and the store.</summary>
    public static ValueList<string> Log { get; } =
    [
        "whether what the log records is true, and whether the user named in an entry was the one at the keyboard",
        "whether everything that happened was recorded: someone with the machine and its keys decides how the log continues",
        "whether the times are right: they are those of the portal's clock",
        "entries after the newest checkpoint that you have kept or a witness has confirmed: they can be cut off or replaced without a "
            + "trace",
        "checkpoints cut off at the end of the file since the portal was last started, unless you have kept them or a witness has "
            + "confirmed them",
        "when tokens and sessions were last used, and security stamps, which open nothing",
        "the program itself and the settings of the machine, beyond what each start records",
    ];

    /// <summary>Limits of a check of a file.</summary>
    public static ValueList<string> File { get; } =
    [
        "whether what the version says is true: the portal proves who published and approved it, not that they were right",
        "who runs the portal: no one else vouches for the name in a self-signed certificate",
        "when the file was signed: the signature names no time, and a time stamp proves only that it existed by then",
        "whether the certificate of a time-stamp server was revoked",
        "whether the portal's own log and keys are intact; the integrity check of the log reports that",
    ];
}
