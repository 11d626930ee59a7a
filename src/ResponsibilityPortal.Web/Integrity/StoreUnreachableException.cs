using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>An integrity check has no result, because the database server couldn't be asked.</summary>
public sealed class StoreUnreachableException(StoreRefusedException refusal) : Exception(refusal.Message, refusal);
