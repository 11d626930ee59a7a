using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>What no check of the portal looks at or can know. Every verdict ends with these sentences, so that nobody takes it for more than it is.</summary>
public static class EvidenceLimits
{
    /// <summary>How the list is introduced.</summary>
    public const string Title = "Not checked";

    /// <summary>After a check of the log and the store.</summary>
    public static ValueList<string> Log { get; } =
    [
        "whether what the log records is true, and whether the person named in an entry was the one at the keyboard",
        "whether everything that happened was recorded: someone with the machine and its keys decides how the log goes on",
        "whether the times are right: they are those of the portal's clock",
        "entries after the newest checkpoint that you have kept or a witness has confirmed: they can be cut off or replaced without a trace",
        "checkpoints cut off at the end of the file since the portal was last started, unless you have kept them or a witness has confirmed them",
        "when tokens and sessions were last used, and how often a sign-in failed",
        "the program itself and the settings of the machine, beyond what each start records",
    ];

    /// <summary>After a check of a file.</summary>
    public static ValueList<string> File { get; } =
    [
        "whether what the version says is true: the portal proves who published and approved it, not that they were right",
        "who runs the portal: nobody else vouches for the name in a self-signed certificate",
        "when the file was signed: the signature names no time, and a time stamp proves only that it existed by then",
        "whether the certificate of a time-stamp server was revoked",
        "whether the portal's own log and keys are whole; the check of the log says that",
    ];
}
