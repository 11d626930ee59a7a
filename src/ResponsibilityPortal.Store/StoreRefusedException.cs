namespace ResponsibilityPortal.Store;

/// <summary>The store can't be used. The message tells the operator what is wrong, where, and what to do.</summary>
public sealed class StoreRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
