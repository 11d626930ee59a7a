namespace ResponsibilityPortal.Domain.Access;

/// <summary>Why a command was not carried out, where the reason lies outside the command's own rules.</summary>
public enum Refusal
{
    /// <summary>The actor has none of the roles or scopes that the command needs, or the account or token no longer works.</summary>
    NotAllowed,

    /// <summary>The operation id was already used for another command, for another target or by another actor.</summary>
    OperationUsed,

    /// <summary>What the command is about doesn't exist, or what it is based on is damaged.</summary>
    NotFound,

    /// <summary>Other writers kept the store busy for too long. The same command can be sent again.</summary>
    Busy,

    /// <summary>
    /// The connection to the database was lost while it saved the change, so the change may be saved. The same command with the same
    /// operation ID can be sent again: it is carried out once.
    /// </summary>
    Unknown,
}
