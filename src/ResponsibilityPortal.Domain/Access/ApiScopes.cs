namespace ResponsibilityPortal.Domain.Access;

/// <summary>What an API token may do. A token has no roles: it allows what its scopes name and nothing else.</summary>
[Flags]
public enum ApiScopes
{
    None = 0,

    /// <summary>Reads drafts.</summary>
    ReadDrafts = 1,

    /// <summary>Edits drafts.</summary>
    EditDrafts = 2,

    /// <summary>Publishes drafts.</summary>
    Publish = 4,

    /// <summary>Any of them.</summary>
    All = ReadDrafts | EditDrafts | Publish,
}
