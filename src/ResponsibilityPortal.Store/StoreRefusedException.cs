namespace ResponsibilityPortal.Store;

/// <summary>The store cannot be used as it is. The message is for the operator: what is wrong, where, and what to do.</summary>
public sealed class StoreRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
