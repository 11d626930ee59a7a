namespace ResponsibilityPortal.Store.Writing;

/// <summary>Receives how long a write waited in the queue, until it started or gave up. Must return at once.</summary>
public delegate void WriteWaited(TimeSpan wait);
