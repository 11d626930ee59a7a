namespace ResponsibilityPortal.Store.Sharing;

/// <summary>The keys that protect cookies and forms, for all instances that share a store.</summary>
public abstract class ProtectionKeys
{
    /// <summary>Returns all keys, as the framework has written them.</summary>
    public abstract Task<IReadOnlyList<string>> ReadAsync();

    /// <summary>Adds a key. Does nothing when there is one with this name.</summary>
    public abstract Task AddAsync(string name, string key);
}
